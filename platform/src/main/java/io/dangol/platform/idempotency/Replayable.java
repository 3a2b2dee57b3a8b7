package io.dangol.platform.idempotency;

/** An answer that is not to be kept as it was given, because it shows a secret once. */
public interface Replayable {

    /** What a repeated request is answered: the same without the secret. */
    Object forReplay();
}
