/** The head of a fully private cluster in a VPC of our own stack; what follows is indented by two. */
export const PRIVATE = `network:
  privateCluster: { enabled: true }
  endpoint: { access: { via: vpn } }
  vpc: { madeBy: cloudformation, zones: [eu-west-1a, eu-west-1b] }
`;

/** The same in a VPC that exists. */
export const PRIVATE_EXISTING = `network:
  privateCluster: { enabled: true }
  endpoint: { access: { via: vpn } }
  vpc: { id: vpc-00000000, subnets: { private: [{ id: subnet-00000001, zone: eu-west-1a }, { id: subnet-00000002, zone: eu-west-1b }] } }
`;
