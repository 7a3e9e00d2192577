# Sets `duckdb` to the jar of DuckDB's driver, in the version of the tests; to be sourced, with `root` set. Maven copies it once.
find_duckdb() { find "$root/target/bench/lib" -name 'duckdb_jdbc-*.jar' "$@" 2>/dev/null | head -n 1 || true; }

duckdb=$(find_duckdb -newer "$root/pom.xml")
if [ -z "$duckdb" ]; then
    rm -rf "$root/target/bench/lib"
    mvn -B -ntp -q -f "$root/pom.xml" dependency:copy-dependencies -DincludeArtifactIds=duckdb_jdbc -DoutputDirectory=target/bench/lib >&2
    duckdb=$(find_duckdb)
    [ -n "$duckdb" ] || { echo "Maven copied no DuckDB into $root/target/bench/lib" >&2; exit 1; }
    touch "$duckdb"
fi
