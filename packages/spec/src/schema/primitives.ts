import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { refuse } from './rules.ts';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const NAME_HINT = 'use lower-case letters, digits and hyphens; start and end with a letter or digit';

/** A name that becomes a Kubernetes object's name, a label and part of a path (RFC 1123 label). */
export function dnsLabel(maxLength = 63) {
  return z
    .string()
    .check(
      refuse(
        'spec/invalid-name',
        (name) =>
          name.length > maxLength
            ? `${quote(name)} has ${name.length} characters, at most ${maxLength} are allowed`
            : DNS_LABEL.test(name)
              ? undefined
              : `${quote(name)} is not a usable name`,
        NAME_HINT,
      ),
    )
    .meta({ pattern: DNS_LABEL.source, maxLength });
}

/** A DNS name such as `example.com`. */
export const DomainName = z
  .string()
  .check(
    refuse(
      'spec/invalid-value',
      (name) =>
        DNS_SUBDOMAIN.test(name) && name.includes('.') ? undefined : `${quote(name)} is not a domain name`,
      'for example example.com',
    ),
  );

/** An exact version. Ranges and moving names are refused, so that the same sources always mean the same thing. */
export const ExactVersion = z
  .string()
  .check(
    refuse(
      'spec/version-range',
      (version) =>
        /^v?\d+\.\d+\.\d+([-+.][0-9A-Za-z.-]+)?$/.test(version)
          ? undefined
          : `${quote(version)} is not one exact version`,
      'write the full version, for example "1.14.1"; ranges, latest and HEAD are refused',
    ),
  );

/** A git commit in full. Tags and branches can move, so they are refused. */
export const CommitSha = z
  .string()
  .check(
    refuse(
      'spec/version-range',
      (commit) => (/^[0-9a-f]{40}$/.test(commit) ? undefined : `${quote(commit)} is not a full commit id`),
      'write all 40 hexadecimal digits of the commit that the release tag points to',
    ),
  );

/** An image with a tag or a digest; no tag or `latest` would change under our feet. */
export const ImageReference = z
  .string()
  .check(
    refuse(
      'spec/version-range',
      (image) =>
        /^[a-z0-9][\w.:/-]*?(:(?!latest$)[\w][\w.-]{0,127})?(@sha256:[0-9a-f]{64})?$/.test(image) &&
        /(:(?!latest)[\w][\w.-]*|@sha256:[0-9a-f]{64})$/.test(image)
          ? undefined
          : `image ${quote(image)} has no fixed tag or digest`,
      'write the image with its tag or digest, for example "nginx:1.29.1"',
    ),
  );

/** Digits of an AWS account. */
export const AccountId = z
  .string()
  .check(
    refuse(
      'spec/invalid-value',
      (id) => (/^\d{12}$/.test(id) ? undefined : `${quote(id)} is not an account id`),
      'an account id has 12 digits',
    ),
  );

/** An IAM principal, for instance `arn:aws:iam::111122223333:role/Admin`. The account's root is refused by EKS. */
export const PrincipalArn = z
  .string()
  .check(
    refuse(
      'spec/invalid-value',
      (arn) =>
        /^arn:aws(-cn|-us-gov)?:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/.test(arn)
          ? undefined
          : `${quote(arn)} is not the ARN of an IAM role or user`,
      'for example arn:aws:iam::111122223333:role/platform-admin',
    ),
  );

/** An IPv4 block whose address is the first of the block, `10.0.0.0/16`. */
export function cidrBlock(minPrefix = 0, maxPrefix = 32) {
  return z
    .string()
    .check(
      refuse(
        'network/invalid-cidr',
        (text) => cidrProblem(text, minPrefix, maxPrefix),
        'for example 10.0.0.0/16',
      ),
    );
}

function cidrProblem(text: string, minPrefix: number, maxPrefix: number): string | undefined {
  if (!ipaddr.IPv4.isValidCIDRFourPartDecimal(text)) return `${quote(text)} is not an IPv4 CIDR block`;
  const [, prefix] = ipaddr.IPv4.parseCIDR(text);
  if (prefix < minPrefix || prefix > maxPrefix) {
    return `${quote(text)} has prefix /${prefix}, allowed are /${minPrefix} to /${maxPrefix}`;
  }
  const first = ipaddr.IPv4.networkAddressFromCIDR(text).toString();
  return text.startsWith(`${first}/`)
    ? undefined
    : `${quote(text)} has host bits set, the block starts at ${first}/${prefix}`;
}

/** CPU or memory of Kubernetes in canonical form: `1`, `250m`, `512Mi`. Numbers are refused: quote them. */
export const Quantity = z
  .string()
  .check(
    refuse(
      'spec/invalid-value',
      (text) =>
        /^(0|[1-9]\d*)(\.\d+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?$/.test(text)
          ? undefined
          : `${quote(text)} is not a quantity`,
      'for example "1", "250m" or "512Mi"',
    ),
  );

/** A duration of Karpenter: `30s`, `1h30m`, or `Never`. */
export const KarpenterDuration = z
  .string()
  .check(
    refuse(
      'spec/invalid-value',
      (text) => (/^(([0-9]+(s|m|h))+|Never)$/.test(text) ? undefined : `${quote(text)} is not a duration`),
      'for example 30s, 1h30m, 168h or Never',
    ),
  );

export const Tags = z.record(z.string().min(1).max(128), z.string().max(256));

export function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
