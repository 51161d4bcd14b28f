import { escapeControlInLine } from '@nodeless/core';
import { AwsError } from './aws-error.ts';
import type { AwsCode } from './codes.ts';

/** What a call was about. */
export interface CallPlace {
  /** As IAM names it, `eks:DescribeCluster`. */
  readonly action: string;
  readonly region: string;
  /** What is asked for, `cluster prod`. */
  readonly subject: string;
}

/** What an error of the SDK holds, as far as it holds it. */
interface SdkError {
  readonly name?: string;
  readonly message?: string;
  /** Of the operating system, `ENOTFOUND`. */
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly attempts?: number };
  readonly $response?: { readonly statusCode?: number };
}

/**
 * Says what an error of the SDK means for the person who started the command. Names of errors are those of the wire: EKS
 * ends them with `Exception`, EC2 does not.
 * Source: https://docs.aws.amazon.com/eks/latest/APIReference/CommonErrors.html and
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
export function explainError(thrown: unknown, place: CallPlace): AwsError {
  if (thrown instanceof AwsError) return thrown;
  const error: SdkError = typeof thrown === 'object' && thrown !== null ? thrown : {};
  const name = [error.name, error.code].find((one) => one !== undefined && EXPLAINED[one] !== undefined);
  const code = name === undefined ? 'aws/failed' : (EXPLAINED[name] ?? 'aws/failed');
  const { message, hint } = WORDS[code](place, toldBy(error));
  return new AwsError(code, place.action, message, hint);
}

function toldBy({ name = 'Error', message = '', $response, $metadata }: SdkError): string {
  const [firstLine = ''] = message.split('\n');
  const status = $response?.statusCode ?? $metadata?.httpStatusCode;
  const told = escapeControlInLine(firstLine).slice(0, MOST_OF_A_MESSAGE);
  return `${name}${status === undefined ? '' : ` (HTTP ${status})`}${told === '' ? '' : `: ${told}`}`;
}

const MOST_OF_A_MESSAGE = 300;

const NAMES: Readonly<Partial<Record<AwsCode, readonly string[]>>> = {
  'aws/denied': ['AccessDeniedException', 'AccessDenied', 'UnauthorizedOperation', 'NotAuthorized'],
  'aws/credentials': [
    ...['CredentialsProviderError', 'TokenProviderError', 'ExpiredTokenException', 'ExpiredToken'],
    ...[
      'UnrecognizedClientException',
      'InvalidClientTokenId',
      'InvalidClientTokenIdException',
      'AuthFailure',
    ],
    ...['MissingAuthenticationTokenException', 'MissingAuthenticationToken', 'IncompleteSignature'],
  ],
  'aws/clock': [
    ...['InvalidSignatureException', 'SignatureDoesNotMatch', 'RequestTimeTooSkewed'],
    ...['RequestExpired', 'RequestInTheFuture'],
  ],
  'aws/no-cluster': ['ResourceNotFoundException'],
  'aws/unreachable': [
    ...['TimeoutError', 'AbortError', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT'],
    ...['EPIPE', 'EHOSTUNREACH', 'ENETUNREACH', 'CERT_HAS_EXPIRED', 'SELF_SIGNED_CERT_IN_CHAIN'],
  ],
  'aws/throttled': [
    ...['ThrottlingException', 'Throttling', 'TooManyRequestsException', 'RequestLimitExceeded'],
    ...['RequestThrottledException', 'SlowDown'],
  ],
};

const EXPLAINED: Readonly<Record<string, AwsCode>> = Object.fromEntries(
  Object.entries(NAMES).flatMap(([code, names]) => names.map((name) => [name, code as AwsCode])),
);

type Words = (place: CallPlace, told: string) => { readonly message: string; readonly hint: string };

const WORDS: Readonly<Record<AwsCode, Words>> = {
  'aws/denied': ({ action, region, subject }, told) => ({
    message: `${action} is not allowed for ${subject} in ${region}: ${told}`,
    hint: `allow ${action} to the role that runs this; npx nodeless drift --print-role prints all that is needed`,
  }),
  'aws/credentials': ({ action, region }, told) => ({
    message: `AWS does not take the credentials for ${action} in ${region}: ${told}`,
    hint: 'log in (aws sso login), set AWS_PROFILE or give --profile, then see whether aws sts get-caller-identity answers',
  }),
  'aws/clock': ({ action, region }, told) => ({
    message: `the signature of ${action} in ${region} is not taken, as when a clock or a secret key is wrong: ${told}`,
    hint: 'set the clock of this machine (timedatectl set-ntp true), or log in again where it is right',
  }),
  'aws/no-cluster': ({ action, region, subject }, told) => ({
    message: `${region} has no ${subject}, or no longer (${action}): ${told}`,
    hint: `compare with aws eks list-clusters --region ${region}, and look whether the credentials are of the right account`,
  }),
  'aws/unreachable': ({ action, region }, told) => ({
    message: `there is no answer to ${action} in ${region}: ${told}`,
    hint: 'look at the network, a proxy (HTTPS_PROXY), --region and --endpoint-url, then run the command again',
  }),
  'aws/throttled': ({ action, region }, told) => ({
    message: `${action} in ${region} is limited in its rate, also after waiting: ${told}`,
    hint: 'run the command again later, or for fewer clusters at once',
  }),
  'aws/failed': ({ action, region, subject }, told) => ({
    message: `${action} failed for ${subject} in ${region}: ${told}`,
    hint: 'run the command again; when it stays, look at https://health.aws.amazon.com and at --endpoint-url',
  }),
};
