@NullMarked
package io.github.perfectlap.exporter;

import org.jspecify.annotations.NullMarked;
