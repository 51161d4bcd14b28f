/** Where controllers of the platform run that have no namespace of their own. */
export const KUBE_SYSTEM = 'kube-system';
