/** OpenTelemetry's wire format, read without generated classes, and a server that receives it. */
@NullMarked
package io.github.perfectlap.report.otlp;

import org.jspecify.annotations.NullMarked;
