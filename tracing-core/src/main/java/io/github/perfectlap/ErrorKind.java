package io.github.perfectlap;

/** Of what kind an error is: who says so. */
public enum ErrorKind {
    /** An exception. */
    EXPLICIT,
    /** A result or the code, in words of the business. */
    IMPLICIT,
    /** A limit that was declared, and broken. */
    POLICY
}
