package io.github.perfectlap.report;

import org.jspecify.annotations.Nullable;

/**
 * A pointer from a node to one that is not its parent, in the same trace or in another.
 *
 * @param link the pointer as it was recorded
 * @param target what it points at, or null when that span is not among the spans at hand
 */
public record TraceLink(TracedSpan.Link link, @Nullable TraceNode target) {}
