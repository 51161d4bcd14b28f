# The command line and git, on which `nodeless diff` and the hooks rely. It needs no file of this repository:
#   docker build --tag nodeless - <Dockerfile
#   docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/repository" nodeless check
FROM node:22.21.1-bookworm-slim

ARG NODELESS_VERSION=0.1.0

# A mounted repository belongs to a user of the host, where git would refuse to read it.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ca-certificates git \
  && rm -rf /var/lib/apt/lists/* \
  && npm install --global --ignore-scripts --no-audit --no-fund "nodeless@$NODELESS_VERSION" \
  && npm cache clean --force \
  && git config --system --add safe.directory /repository

USER node
WORKDIR /repository
ENTRYPOINT ["nodeless"]
CMD ["--help"]
