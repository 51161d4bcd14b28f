/** Name of its Application, its service account, its role and its pods. */
export const NAME = 'external-dns';
