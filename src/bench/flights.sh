#!/usr/bin/env bash
# Makes data/flights.csv (or another file) for jobs/flights.yaml. Usage: src/bench/flights.sh FLIGHTS.parquet [CSV] [COPIES]
# The Parquet file has the columns date, delay, distance, origin, destination: flights-3m.parquet of the npm package vega-datasets 3.2.1.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd -P)
parquet=${1:?"name the Parquet file: src/bench/flights.sh FLIGHTS.parquet [CSV] [COPIES]"}
csv=${2:-$root/data/flights.csv}
copies=${3:-1}
. "$root/src/bench/java.sh"
. "$root/src/bench/duckdb.sh"
exec "$java" --enable-native-access=ALL-UNNAMED -cp "$duckdb" "$root/src/bench/java/FlightsCsv.java" \
    "$parquet" "$csv" "$copies"
