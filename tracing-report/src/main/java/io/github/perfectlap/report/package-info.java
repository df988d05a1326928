@NullMarked
package io.github.perfectlap.report;

import org.jspecify.annotations.NullMarked;
