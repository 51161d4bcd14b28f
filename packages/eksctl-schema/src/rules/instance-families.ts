/*
 * What an instance type is, from its name. Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html;
 * the same for every type that eksctl lists in pkg/utils/instance/instance_types.go.
 */

/** Graviton: a `g` among the letters after the generation. */
export const isArm = (type: string) => /^(a1\.|[a-z]+[0-9]+[a-z]*g)/.test(type);

/** GPUs of NVIDIA; g4ad has those of AMD. */
export const isNvidia = (type: string) => /^(p|g|gr)[0-9]/.test(type) && !type.startsWith('g4ad.');

/** Inferentia and Trainium. */
export const isNeuron = (type: string) => /^(inf|trn)[0-9]/.test(type);
