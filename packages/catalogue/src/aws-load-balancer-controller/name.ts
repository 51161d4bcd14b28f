/** Name of its Application, its service account and its pods. */
export const NAME = 'aws-load-balancer-controller';
