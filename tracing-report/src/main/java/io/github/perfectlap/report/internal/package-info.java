/** What the modules of Perfect Lap share of drawing, and nobody else may rely on. */
@org.jspecify.annotations.NullMarked
package io.github.perfectlap.report.internal;
