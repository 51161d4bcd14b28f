#!/usr/bin/env bash
# Package: k8s.io/kubernetes v1.35.4 with k8s.io/client-go v0.35.4 (Go modules; what kube-apiserver 1.35.4 is made of).
#
# A NetworkPolicy that lets nothing in is often written with an empty list, "ingress: []". The list is not kept: it is not in
# the stored object. Each server-side apply of the very same manifest brings the empty list again, the server compares it
# with the missing one by reflect.DeepEqual, finds a difference, and raises metadata.generation and resourceVersion.
# Leaving the list out means the same, and then nothing moves.
#
# Seen: an apply of what is already there takes the generation from 1 to 2, for "ingress: []" and for "egress: []"; without
# the list it stays at 1. Against a kube-apiserver 1.35.4, three times `kubectl apply --server-side` of one file gave the
# generations 1, 2 and 3.
#
# Why it matters: a controller that applies a tree again and again (Argo CD with ServerSideApply=true, Flux) writes to etcd
# each time, and everything that watches policies, as the network policy agents of the nodes do, reconciles for nothing. No
# diff shows anything.
#
# Needs Go 1.25 or later and the Go module proxy; one or two minutes of CPU.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

version=1.35.4
cat >go.mod <<MOD
module finding

go 1.25.0

require k8s.io/kubernetes v$version
MOD
# The module asks for v0.0.0 of its own parts, which are folders beside it.
of_kubernetes=$(go mod download -json "k8s.io/kubernetes@v$version" | sed -n 's/.*"GoMod": "\(.*\)".*/\1/p')
sed -n 's|^\t\(k8s.io/[^ ]*\) => ./staging/.*|\1|p' "$of_kubernetes" | while read -r module; do
  printf 'replace %s => %s v0.%s\n' "$module" "$module" "${version#1.}"
done >>go.mod

cat >main.go <<'GO'
package main

import (
	"context"
	"encoding/json"
	"fmt"

	networkingv1 "k8s.io/api/networking/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/client-go/applyconfigurations"
	clientscheme "k8s.io/client-go/kubernetes/scheme"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/apis/networking"
	_ "k8s.io/kubernetes/pkg/apis/networking/install"
	"k8s.io/kubernetes/pkg/registry/networking/networkpolicy"
)

func internal(policy *networkingv1.NetworkPolicy) *networking.NetworkPolicy {
	object, err := legacyscheme.Scheme.ConvertToVersion(policy, networking.SchemeGroupVersion)
	if err != nil {
		panic(err)
	}
	return object.(*networking.NetworkPolicy)
}

// applied is what server-side apply makes of a manifest: fields become a typed value, that becomes an object.
func applied(manifest string) *networkingv1.NetworkPolicy {
	var object unstructured.Unstructured
	if err := object.UnmarshalJSON([]byte(manifest)); err != nil {
		panic(err)
	}
	converter := applyconfigurations.NewTypeConverter(clientscheme.Scheme)
	typed, err := converter.ObjectToTyped(&object)
	if err != nil {
		panic(err)
	}
	merged, err := converter.TypedToObject(typed)
	if err != nil {
		panic(err)
	}
	policy := &networkingv1.NetworkPolicy{}
	raw, err := json.Marshal(merged)
	if err != nil {
		panic(err)
	}
	if err := json.Unmarshal(raw, policy); err != nil {
		panic(err)
	}
	return policy
}

// stored is the object as it comes back from etcd.
func stored(policy *networkingv1.NetworkPolicy) *networkingv1.NetworkPolicy {
	raw, err := policy.Marshal()
	if err != nil {
		panic(err)
	}
	read := &networkingv1.NetworkPolicy{}
	if err := read.Unmarshal(raw); err != nil {
		panic(err)
	}
	return read
}

func main() {
	for _, spec := range []string{
		`"policyTypes":["Ingress"],"ingress":[]`,
		`"policyTypes":["Egress"],"egress":[]`,
		`"policyTypes":["Ingress"]`,
	} {
		manifest := `{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"closed","generation":1},"spec":{"podSelector":{},` + spec + `}}`
		live := internal(stored(applied(manifest)))
		again := internal(applied(manifest))
		networkpolicy.Strategy.PrepareForUpdate(context.Background(), again, live)
		fmt.Printf("%s: generation %d, then %d\n", spec, live.Generation, again.Generation)
	}
}
GO

export GOFLAGS=-mod=mod
go mod tidy >/dev/null 2>&1
seen=$(go run .)
printf '%s\n' "$seen"
expected='"policyTypes":["Ingress"],"ingress":[]: generation 1, then 2
"policyTypes":["Egress"],"egress":[]: generation 1, then 2
"policyTypes":["Ingress"]: generation 1, then 1'
if [ "$seen" != "$expected" ]; then
  printf 'This has changed. It was:\n%s\n' "$expected" >&2
  exit 1
fi
