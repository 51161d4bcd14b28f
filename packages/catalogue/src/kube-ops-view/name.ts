/** Name of its Application and of all its objects. */
export const NAME = 'kube-ops-view';
