/** `$(NAME)`, and `$$` before it, which makes it plain text. */
const REFERENCE = /\$(\$|\(([A-Za-z_][A-Za-z0-9_]*)\))/g;

/**
 * The variables whose value Kubernetes puts into a value of `env`, `command` or `args`, in their order, each once.
 * Source: https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function referencedVariables(text: string): string[] {
  return [
    ...new Set([...text.matchAll(REFERENCE)].flatMap(([, , name]) => (name === undefined ? [] : [name]))),
  ];
}
