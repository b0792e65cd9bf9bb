# newsmill in a slim image that runs as nobody in particular.
#
#   docker build -t newsmill .
#   docker run --rm -v "$PWD/inbox:/inbox:ro" -v news:/news newsmill run /inbox --output /news
#
# The store has to be a volume that user 10001 may write.
FROM python:3.12-slim AS build
WORKDIR /src
COPY requirements.lock ./
RUN python -m venv /opt/newsmill \
    && /opt/newsmill/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements.lock
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY LICENSES LICENSES
COPY newsmill newsmill
COPY schemas schemas
COPY transforms transforms
COPY pipeline pipeline
RUN /opt/newsmill/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.12-slim
RUN useradd --system --uid 10001 --create-home newsmill \
    && install --directory --owner=newsmill /news
COPY --from=build /opt/newsmill /opt/newsmill
ENV PATH=/opt/newsmill/bin:$PATH PYTHONUNBUFFERED=1
USER newsmill
WORKDIR /home/newsmill
VOLUME /news
# SIGTERM lets `watch` end the cycle in hand; give it time: docker stop --time 120.
STOPSIGNAL SIGTERM
ENTRYPOINT ["newsmill"]
CMD ["--help"]
