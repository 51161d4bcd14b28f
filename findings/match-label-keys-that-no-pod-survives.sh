#!/usr/bin/env bash
# Package: k8s.io/kubernetes v1.35.4 (Go module; what kube-apiserver 1.35.4 is made of).
#
# matchLabelKeys of a topology spread constraint must not name a label that its labelSelector names too. A Pod that does is
# refused. The template of a Deployment that does is not: the Deployment is created without an error or a warning, and then
# not one of its Pods.
#
# Seen: with the key of the selector ("app"), the Deployment is created and the Pod of its template is refused as "exists in
# both matchLabelKeys and labelSelector"; with pod-template-hash, both are created. A kube-apiserver 1.35.4 answers the same
# to `kubectl apply --server-side` of the two.
#
# Why it matters: a dry run on the server, which is what people trust most before a merge, passes. After it the rollout stands
# still with a condition ReplicaFailure, and a new Deployment has no pod at all.
#
# Needs Go 1.25 or later and the Go module proxy; a few minutes of CPU.
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
	"fmt"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	genericapirequest "k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/apis/apps"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	"k8s.io/kubernetes/pkg/apis/core"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	"k8s.io/kubernetes/pkg/registry/apps/deployment"
	"k8s.io/kubernetes/pkg/registry/core/pod"
)

var namespace = genericapirequest.WithNamespace(context.Background(), "shop")

func create(strategy rest.RESTCreateStrategy, object runtime.Object, version runtime.GroupVersioner) string {
	legacyscheme.Scheme.Default(object)
	internal, err := legacyscheme.Scheme.ConvertToVersion(object, version)
	if err != nil {
		panic(err)
	}
	accessor, err := meta.Accessor(internal)
	if err != nil {
		panic(err)
	}
	rest.FillObjectMetaSystemFields(accessor)
	if err := rest.BeforeCreate(strategy, namespace, internal); err != nil {
		return err.Error()
	}
	return "created"
}

func main() {
	labels := map[string]string{"app": "worker"}
	for _, key := range []string{"pod-template-hash", "app"} {
		template := corev1.PodTemplateSpec{
			ObjectMeta: metav1.ObjectMeta{Labels: labels},
			Spec: corev1.PodSpec{
				Containers: []corev1.Container{{Name: "worker", Image: "registry.example.com/worker:1.0"}},
				TopologySpreadConstraints: []corev1.TopologySpreadConstraint{{
					MaxSkew: 1, TopologyKey: corev1.LabelTopologyZone, WhenUnsatisfiable: corev1.DoNotSchedule,
					LabelSelector: &metav1.LabelSelector{MatchLabels: labels}, MatchLabelKeys: []string{key},
				}},
			},
		}
		fmt.Printf("matchLabelKeys [%s]: Deployment %s\n", key, create(deployment.Strategy, &appsv1.Deployment{
			ObjectMeta: metav1.ObjectMeta{Name: "worker", Namespace: "shop"},
			Spec:       appsv1.DeploymentSpec{Selector: &metav1.LabelSelector{MatchLabels: labels}, Template: template},
		}, apps.SchemeGroupVersion))
		fmt.Printf("matchLabelKeys [%s]: its Pod %s\n", key, create(pod.Strategy, &corev1.Pod{
			ObjectMeta: metav1.ObjectMeta{Name: "worker-x", Namespace: "shop", Labels: map[string]string{"app": "worker", "pod-template-hash": "x"}},
			Spec:       template.Spec,
		}, core.SchemeGroupVersion))
	}
}
GO

export GOFLAGS=-mod=mod
go mod tidy >/dev/null 2>&1
seen=$(go run .)
printf '%s\n' "$seen"
expected='matchLabelKeys [pod-template-hash]: Deployment created
matchLabelKeys [pod-template-hash]: its Pod created
matchLabelKeys [app]: Deployment created
matchLabelKeys [app]: its Pod Pod "worker-x" is invalid: spec.topologySpreadConstraints[0][0]: Invalid value: "app": exists in both matchLabelKeys and labelSelector'
if [ "$seen" != "$expected" ]; then
  printf 'This has changed. It was:\n%s\n' "$expected" >&2
  exit 1
fi
