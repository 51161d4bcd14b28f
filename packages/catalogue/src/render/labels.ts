/** The label that our objects carry and select by. Selectors are immutable, so nothing that can change is in it. */
export function nameLabel(name: string): { 'app.kubernetes.io/name': string } {
  return { 'app.kubernetes.io/name': name };
}
