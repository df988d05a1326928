@org.jspecify.annotations.NullMarked
package io.github.perfectlap.testkit.regression;
