import { z } from 'zod';

/** Text of an ARN. eksctl parses ARNs while it reads the file; its published schema leaves them untyped. */
export const ArnSchema = z
  .string()
  .regex(
    /^arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:[^:]*:.+$/,
    'expected an ARN such as arn:aws:iam::111122223333:role/x',
  );

/** ARN of an AWS Outpost. */
export const OutpostArnSchema = z
  .string()
  .regex(
    /^arn:[a-z-]+:outposts:[a-z0-9-]*:[^:]*:.+$/,
    'expected an ARN such as arn:aws:outposts:us-west-2:111122223333:outpost/op-1234',
  );

/** An IPv4 or IPv6 block such as `10.0.0.0/16`. */
export const CidrSchema = z.union([z.cidrv4(), z.cidrv6()], 'expected a block such as 10.0.0.0/16');

/** Text keys and text values: tags, labels, annotations. */
export const TextMapSchema = z.record(z.string(), z.string());

/** Anything, written in place: an IAM policy, settings of kubelet or Bottlerocket. */
export const InlineDocumentSchema = z.record(z.string(), z.unknown());

/** Name of an EC2 instance type. */
export const InstanceTypeSchema = z.string().min(1);

/** A number of things of which at least one is meant. */
export const CountSchema = z.int().min(1);

/** A share of at least one percent. */
export const PercentSchema = z.int().min(1).max(100);
