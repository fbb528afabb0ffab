# What the launcher of a checkout and that of a distribution share. They set
#   home   the folder that Pitot is in
#   cli    its jar

die() {
    echo "pitot: $1" >&2
    exit "$2"
}

# Sets java, and what it really is: the file behind the links, its version, and build, what its vendor says of it.
find_java() {
    if [ -n "${JAVA_HOME:-}" ]; then
        java=$JAVA_HOME/bin/java
        [ -x "$java" ] || die "JAVA_HOME=$JAVA_HOME: there is no bin/java in it: name a JDK 17 or newer" 75
    else
        java=$(command -v java) || die "no java found: install a JDK 17 or newer, or set JAVA_HOME" 75
    fi
    # "17.0.9", "25", and "1.8.0_392" for Java 8. The file spares the start of a JVM where there is one.
    real=$(readlink -f "$java" 2>/dev/null || echo "$java")
    release=${real%/bin/java}/release
    version=
    build=
    if [ -r "$release" ]; then
        # By the shell itself: each program that it would call takes a millisecond.
        while IFS='=' read -r name value || [ -n "$name" ]; do
            build="$build$name=$value;"
            [ "$name" != JAVA_VERSION ] || version=$value
        done <"$release"
        version=${version#\"}
        version=${version%%[!0-9._]*}
    fi
    [ -n "$version" ] || version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9._]*\).*/\1/p' | head -n 1)
    major=${version%%.*}
    case $major in
        '' | *[!0-9]*) die "$java: cannot tell its version: a JDK 17 or newer is needed" 75 ;;
    esac
    [ "$major" -ge 17 ] || die "$java is Java $version: a JDK 17 or newer is needed: set JAVA_HOME" 75
}

# The JVM's archive of the classes that commands load: without it a start takes about twice as long. There is one for
# each JVM and jar among the user's caches; the JVM itself turns down one that does not fit. Sets archive, to nothing
# where there can be none: a command then starts all the same.
find_archive() {
    archive=
    cache=${XDG_CACHE_HOME:-}
    # A relative one is to be ignored, says who defines it.
    case $cache in /*) ;; *) cache=${HOME:+$HOME/.cache} ;; esac
    [ -n "$cache" ] || return 0
    key=$({ echo "$build"; ls -lLn "$real" "$cli"; } 2>/dev/null | cksum)
    key=$cache/pitot/${key%% *}-${key##* }
    # A JVM that maps a part of an archive crashes: its size is in its name.
    for archive in "$key".*.jsa; do
        [ -f "$archive" ] || break
        [ "$archive" != "$key.$(size_of "$archive").jsa" ] || break
        rm -f "$archive" 2>/dev/null || true
    done
    [ -f "$archive" ] || make_archive
    [ -s "$archive" ] || archive=
}

size_of() {
    bytes=$(wc -c <"$1")
    echo $((bytes))
}

# Made under a name of its own, then renamed: of several launchers at once each makes a whole one, and the last remains.
# An empty one says that this JVM makes none, so that not every start tries again.
make_archive() {
    temporary=$key.$$.new
    (umask 077 && mkdir -p "$cache/pitot" && : >"$temporary") 2>/dev/null || return 0
    trap 'rm -f "$temporary" "$temporary.classes"; exit 130' INT
    trap 'rm -f "$temporary" "$temporary.classes"; exit 143' TERM
    # An agent that the environment brings, such as that of pitot run, must not be in the archive.
    # shellcheck disable=SC2086
    (
        unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
        "$java" $quick "-XX:DumpLoadedClassList=$temporary.classes" "-Xbootclasspath/a:$cli" -cp "$cli" io.pitot.cli.Rehearsal \
            && exec "$java" $quick -Xshare:dump "-XX:SharedClassListFile=$temporary.classes" "-XX:SharedArchiveFile=$temporary" \
                "-Xbootclasspath/a:$cli" -cp "$cli"
    ) </dev/null >/dev/null 2>&1 || { rm -f "$temporary" && : >"$temporary"; } 2>/dev/null || true
    rm -f "$temporary.classes" 2>/dev/null || true
    archive=$key.$(size_of "$temporary").jsa
    mv -f "$temporary" "$archive" 2>/dev/null || rm -f "$temporary"
    # Of JVMs and releases that are gone.
    find "$cache/pitot" -type f -atime +30 -exec rm -f {} + 2>/dev/null || true
    trap - INT TERM
}

# What a JVM cannot find out itself: System.console() is null as soon as stdin is piped.
find_terminal() {
    stdout=false
    stderr=false
    [ -t 1 ] && stdout=true
    [ -t 2 ] && stderr=true
    columns=0
    if [ $stdout = true ] || [ $stderr = true ]; then
        columns=$( { stty size 2>/dev/null </dev/tty || true; } | sed -n 's/^[0-9]* \([0-9][0-9]*\)$/\1/p')
        columns=${columns:-${COLUMNS:-0}}
        case $columns in *[!0-9]*) columns=0 ;; esac
    fi
}

# The JVM itself loads the classes of what is appended to its own, and runs no Java code for each.
# Short-lived: the first compiler and the simplest collector start fastest. What each gives: docs/decisions/0014-command-line-start.md
quick="-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=2 -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto"

# Becomes the JVM that runs the command.
start_pitot() {
    find_archive
    find_terminal
    # The JVM would warn on standard output of an archive that does not fit.
    # shellcheck disable=SC2086
    exec "$java" $quick -Xlog:disable ${archive:+"-XX:SharedArchiveFile=$archive"} \
        "-Dpitot.home=$home" "-Dpitot.terminal.stdout=$stdout" "-Dpitot.terminal.stderr=$stderr" "-Dpitot.terminal.columns=$columns" \
        "-Xbootclasspath/a:$cli" -cp "$cli" io.pitot.cli.Pitot "$@"
}
