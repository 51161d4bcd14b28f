#!/usr/bin/env bash
# Package: k8s.io/apimachinery v0.35.4 with k8s.io/api v0.35.4 (Go modules; what kube-apiserver 1.35.4 is made of).
#
# A number that does not fit into the 32 bits of a field is refused when an object is created or updated: "cannot unmarshal
# number 4294967299 into Go struct field … of type int32". The same manifest through server-side apply is accepted, and the
# field holds the lowest 32 bits: the converter from maps to types, which server-side apply goes through, sets integers
# without asking whether they overflow.
#
# Seen: replicas 4294967299 becomes 3, 2147483648 becomes -2147483648, and there is no error; the JSON decoder refuses both.
# A kube-apiserver 1.35.4 answers `kubectl apply --server-side --validate=strict --dry-run=server` of a Deployment with
# 4294967299 replicas with 3, and `kubectl create` of it with the error above.
#
# Why it matters: Argo CD with ServerSideApply=true is how many clusters are fed. A typing error that no validation of fields
# catches is applied as another number, and the comparison afterwards sees that number in the cluster, not the one in git.
#
# Needs Go 1.25 or later and the Go module proxy; half a minute of CPU.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >go.mod <<'MOD'
module finding

go 1.25.0

require (
	k8s.io/api v0.35.4
	k8s.io/apimachinery v0.35.4
)
MOD

cat >main.go <<'GO'
package main

import (
	"encoding/json"
	"fmt"

	appsv1 "k8s.io/api/apps/v1"
	"k8s.io/apimachinery/pkg/runtime"
)

func main() {
	for _, replicas := range []int64{4294967299, 2147483648, 3} {
		var applied, decoded appsv1.DeploymentSpec
		fields := map[string]any{"replicas": replicas}
		if err := runtime.DefaultUnstructuredConverter.FromUnstructured(fields, &applied); err != nil {
			fmt.Printf("%d: converter: %v\n", replicas, err)
			continue
		}
		err := json.Unmarshal([]byte(fmt.Sprintf(`{"replicas":%d}`, replicas)), &decoded)
		fmt.Printf("%d: converter %d, decoder refuses: %t\n", replicas, *applied.Replicas, err != nil)
	}
}
GO

export GOFLAGS=-mod=mod
go mod tidy >/dev/null 2>&1
seen=$(go run .)
printf '%s\n' "$seen"
expected='4294967299: converter 3, decoder refuses: true
2147483648: converter -2147483648, decoder refuses: true
3: converter 3, decoder refuses: false'
if [ "$seen" != "$expected" ]; then
  printf 'This has changed. It was:\n%s\n' "$expected" >&2
  exit 1
fi
