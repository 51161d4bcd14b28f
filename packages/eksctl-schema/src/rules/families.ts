/** Kinds of images. Source: `IsAmazonLinuxImage` and its neighbours in validation.go. */
export const isBottlerocket = (family: string | undefined) => family?.startsWith('Bottlerocket') === true;
export const isUbuntu = (family: string | undefined) => family?.startsWith('Ubuntu') === true;
export const isWindows = (family: string | undefined) => family?.startsWith('Windows') === true;

/** What a node group gets that names no family. Source: `DefaultNodeImageFamily` in types.go. */
export const DEFAULT_FAMILY = 'AmazonLinux2023';
