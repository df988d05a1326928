/** What every carrier of a business transaction promises, as tests that run on any of them. Needs JUnit Jupiter. */
@NullMarked
package io.github.perfectlap.testkit.contract;

import org.jspecify.annotations.NullMarked;
