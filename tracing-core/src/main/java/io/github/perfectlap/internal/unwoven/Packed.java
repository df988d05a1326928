package io.github.perfectlap.internal.unwoven;

/**
 * A file in a jar.
 *
 * @param packedSize its bytes in the jar
 * @param size its bytes when it is unpacked
 * @param header where in the jar file it begins
 */
record Packed(String name, boolean isStored, long packedSize, long size, long header) {}
