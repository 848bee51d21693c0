# Tally in a container: installed by hash from requirements.lock, run by a user of its own, everything it keeps in /data.
FROM python:3.13-slim-bookworm AS install
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src
RUN python -m venv /opt/tally
COPY requirements-build.lock requirements.lock ./
RUN /opt/tally/bin/python -m pip install --no-deps --require-hashes -r requirements-build.lock \
 && /opt/tally/bin/python -m pip install --no-deps --require-hashes --no-build-isolation --use-pep517 -r requirements.lock
COPY pyproject.toml README.md LICENSE tally.py ./
COPY core core
COPY bot bot
COPY mail mail
COPY scheduler scheduler
RUN /opt/tally/bin/python -m pip install --no-deps --no-build-isolation .

FROM python:3.13-slim-bookworm
RUN apt-get update \
 && apt-get install --yes --no-install-recommends tesseract-ocr \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin tally \
 && install --directory --owner tally /data
COPY --from=install /opt/tally /opt/tally
ENV PATH=/opt/tally/bin:$PATH PYTHONUNBUFFERED=1 TALLY_DATA=/data
USER tally
WORKDIR /data
VOLUME /data
# 8080 is the page, 8025 the mail listener; both listen on loopback unless settings say otherwise.
EXPOSE 8080 8025
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["tally", "doctor", "--quick"]
ENTRYPOINT ["tally"]
CMD ["run"]
