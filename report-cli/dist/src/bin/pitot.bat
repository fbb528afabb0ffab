@echo off
rem Starts Pitot's command line.
setlocal
set "HOME_OF_PITOT=%~dp0.."
if defined JAVA_HOME (set "JAVA_OF_PITOT=%JAVA_HOME%\bin\java.exe") else (set "JAVA_OF_PITOT=java.exe")
"%JAVA_OF_PITOT%" -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=2 -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto "-Dpitot.home=%HOME_OF_PITOT%" -jar "%HOME_OF_PITOT%\lib\pitot.jar" %*
exit /b %ERRORLEVEL%
