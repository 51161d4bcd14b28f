/** Name of its Application, of its service account, of its role and of its pods. */
export const NAME = 'cluster-autoscaler';
