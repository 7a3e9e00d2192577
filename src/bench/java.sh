# Sets `java` to that of a JDK 25; to be sourced.
java=
for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* "$HOME"/.sdkman/candidates/java/*; do
    if [ -n "$home" ] && grep -qs '^JAVA_VERSION="25' "$home/release"; then
        java=$home/bin/java
        break
    fi
done
[ -n "$java" ] || { echo "found no JDK 25; set JAVA_HOME to one" >&2; exit 1; }
