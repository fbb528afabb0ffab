<#-- What goes into a jar as META-INF/THIRD-PARTY.txt. The plugin that renders it would list Pitot's own modules, too. -->
In this jar is work of others, under these licenses:

<#list dependencyMap as dependency>
<#assign library = dependency.getKey()>
<#if library.groupId != "io.pitot">
<#list dependency.getValue() as license>(${license}) </#list>${library.name} (${library.groupId}:${library.artifactId}:${library.version}<#if library.url??>, ${library.url}</#if>)
</#if>
</#list>
