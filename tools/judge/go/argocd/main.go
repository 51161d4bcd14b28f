// Runs the two parts of Argo CD that decide what happens in a cluster. The first argument names the part; linking only
// these two takes a fraction of the time of the whole program.
package main

import (
	"log"
	"os"

	controller "github.com/argoproj/argo-cd/v3/cmd/argocd-application-controller/commands"
	repository "github.com/argoproj/argo-cd/v3/cmd/argocd-repo-server/commands"
	"github.com/spf13/cobra"
)

func main() {
	root := &cobra.Command{Use: "argocd-parts", SilenceUsage: true}
	root.AddCommand(controller.NewCommand(), repository.NewCommand())
	if err := root.Execute(); err != nil {
		log.Println(err)
		os.Exit(1)
	}
}
