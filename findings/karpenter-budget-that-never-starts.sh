#!/usr/bin/env bash
# Package: sigs.k8s.io/karpenter v1.14.1 (Go module), with github.com/robfig/cron/v3 v3.0.1 as it requires it.
#
# A disruption budget of a NodePool may have a schedule and a duration: it is meant to hold only in the window that the
# schedule opens. A schedule that no day meets (30 February, 31 April) is accepted, and the budget then holds at every
# moment of the year instead of at none: the cron library answers the zero time for "no next time", and Karpenter takes
# a next time that is not after now for an open window. A list that is only a comma is read as an empty set, with the
# same result.
#
# Seen: "0 0 30 2 *", "0 0 31 4,6,9,11 *" and "0 0 , * *" are active at noon on 366 of 366 days; "0 0 29 2 *", whose day
# comes once in four years, on 0 of these 366 days.
#
# Why it matters: with nodes: "0" such a budget forbids every voluntary disruption of the pool for ever: no consolidation,
# no replacement of drifted nodes, and nothing says so. Whoever wrote it believes that it never applies.
#
# Needs Go 1.26.6 or later and the Go module proxy; about two minutes of CPU.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >go.mod <<'MOD'
module finding

go 1.26.6

require sigs.k8s.io/karpenter v1.14.1
MOD

cat >main.go <<'GO'
package main

import (
	"fmt"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/utils/clock/testing"
	v1 "sigs.k8s.io/karpenter/pkg/apis/v1"
)

func main() {
	for _, schedule := range []string{"0 0 30 2 *", "0 0 31 4,6,9,11 *", "0 0 , * *", "0 0 29 2 *"} {
		budget := v1.Budget{Nodes: "0", Schedule: &schedule, Duration: &metav1.Duration{Duration: time.Hour}}
		days := 0
		for day := range 366 {
			noon := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC).AddDate(0, 0, day)
			active, err := budget.IsActive(testing.NewFakeClock(noon))
			if err != nil {
				panic(err)
			}
			if active {
				days++
			}
		}
		fmt.Printf("%q: active at noon on %d of 366 days\n", schedule, days)
	}
}
GO

go mod tidy >/dev/null 2>&1
go run . | tee seen.txt

diff - seen.txt <<'EXPECTED'
"0 0 30 2 *": active at noon on 366 of 366 days
"0 0 31 4,6,9,11 *": active at noon on 366 of 366 days
"0 0 , * *": active at noon on 366 of 366 days
"0 0 29 2 *": active at noon on 0 of 366 days
EXPECTED
echo 'as before'
