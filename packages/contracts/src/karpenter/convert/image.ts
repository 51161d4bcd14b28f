import type { AmiFamily, AmiSelectorTerm } from '../ec2-node-class.ts';
import { fieldName, type Path, type TakeNote } from './note.ts';
import { PLACEHOLDERS } from './placeholders.ts';

/** Families before v1. */
export type OldFamily = Exclude<AmiFamily, 'Windows2025'> | 'Ubuntu';

export interface OldImage {
  /** AL2 when it is undefined. */
  readonly family: OldFamily | undefined;
  /** Where the family stands in the object, or would stand. */
  readonly path: Path;
  readonly terms: readonly AmiSelectorTerm[];
  /** Version of the alias, when somebody has chosen one. @default latest, as before v1 */
  readonly version?: string | undefined;
  readonly userData?: string | undefined;
}

export interface Image {
  readonly amiFamily?: AmiFamily;
  readonly amiSelectorTerms: readonly AmiSelectorTerm[];
}

const NO_AL2 = 'EKS has no image of Amazon Linux 2 for Kubernetes 1.33 and later';

/** The family and the terms of v1: an alias where the family alone chose the image. */
export function convertImage(image: OldImage, note: TakeNote): Image {
  const { family = 'AL2', terms, path } = image;
  if (image.family === undefined && terms.length === 0) return insteadOfAl2(image, note);
  if (image.family === undefined) noteWrittenFamily(path, note);
  if (family === 'Ubuntu') return ubuntu(terms, path, note);
  if (family === 'AL2') noteAl2(path, note);
  if (terms.length > 0) return { amiFamily: family, amiSelectorTerms: terms };
  if (family === 'Custom') return { amiFamily: family, amiSelectorTerms: [missingImage(path, note)] };
  return { amiSelectorTerms: [aliasOf(family, image, note)] };
}

/** A term that finds nothing until somebody fills it in. */
export function missingImage(path: Path, note: TakeNote): AmiSelectorTerm {
  note(path, {
    code: 'convert/fill-in',
    severity: 'warning',
    message: `the file does not say which image nodes use: "${PLACEHOLDERS.ami}" stands in its place`,
    hint: 'write the id, the name or the SSM parameter of an image, or an alias such as al2023@latest',
  });
  return { id: PLACEHOLDERS.ami };
}

function aliasOf(family: OldFamily, { path, version }: OldImage, note: TakeNote): AmiSelectorTerm {
  const alias = `${family.toLowerCase()}@${version ?? 'latest'}`;
  // The images of Windows have no other version.
  if (version === undefined && !family.startsWith('Windows')) noteLatest(path, alias, note);
  return { alias };
}

function insteadOfAl2({ path, userData }: OldImage, note: TakeNote): Image {
  note(path, {
    code: 'convert/changed-meaning',
    severity: 'warning',
    message: `without amiFamily nodes ran Amazon Linux 2; ${NO_AL2}, so they get Amazon Linux 2023`,
    hint: 'try it on one NodePool first; write al2@latest to stay on Amazon Linux 2 until then',
  });
  if (userData !== undefined) {
    note([...path.slice(0, -1), 'userData'], {
      code: 'convert/changed-meaning',
      severity: 'warning',
      message:
        'userData is kept as it is, but Amazon Linux 2023 starts nodes with nodeadm and has no /etc/eks/bootstrap.sh',
      hint: 'write settings of the kubelet as a NodeConfig: https://awslabs.github.io/amazon-eks-ami/nodeadm/',
    });
  }
  const alias = 'al2023@latest';
  noteLatest(path, alias, note);
  return { amiSelectorTerms: [{ alias }] };
}

function ubuntu(terms: readonly AmiSelectorTerm[], path: Path, note: TakeNote): Image {
  note(path, {
    code: 'convert/no-equivalent',
    severity: 'warning',
    message: `${fieldName(path)}: v1 has no family "Ubuntu"; "AL2" stands in its place, whose user data starts nodes of Ubuntu in the same way`,
    hint:
      terms.length > 0
        ? 'the images stay the chosen ones: try one NodePool first'
        : 'choose an image, for example ssmParameter: /aws/service/canonical/ubuntu/eks/22.04/<Kubernetes version>/stable/current/amd64/hvm/ebs-gp2/ami-id',
  });
  const amiSelectorTerms = terms.length > 0 ? terms : [missingImage(path, note)];
  return { amiFamily: 'AL2', amiSelectorTerms };
}

function noteWrittenFamily(path: Path, note: TakeNote): void {
  note(path, {
    code: 'convert/default-written',
    severity: 'info',
    message: `${fieldName(path)} was AL2 by default; v1 wants to know it, so it is written down`,
  });
}

function noteAl2(path: Path, note: TakeNote): void {
  note(path, {
    code: 'convert/changed-meaning',
    severity: 'warning',
    message: `${fieldName(path)} is AL2: ${NO_AL2}`,
    hint: 'move to al2023@latest before the upgrade; its user data is made for nodeadm',
  });
}

function noteLatest(path: Path, alias: string, note: TakeNote): void {
  note(path, {
    code: 'convert/default-written',
    severity: 'info',
    message: `nodes took the newest image of their family, which "${alias}" goes on doing: a new image replaces the nodes by itself`,
    hint: 'write a version instead of latest, to decide about new images in a pull request',
  });
}
