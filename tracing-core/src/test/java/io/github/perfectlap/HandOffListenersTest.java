package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandOffListenersTest {

    private final LogLines log = new LogLines();
    private final List<AbandonedHandOff> heard = new CopyOnWriteArrayList<>();
    private final Recording recording = new Recording(Mode.OWN, builder -> builder.onAbandoned(lost -> {
                throw new IllegalStateException("first of two");
            })
            .onAbandoned(heard::add));

    @AfterEach
    void close() {
        recording.tracing.close();
        log.close();
    }

    @Test
    void onAbandoned_oneThatThrows_theOtherHears() {
        Expectation expectation = Expectation.resumedWithin(Duration.ofSeconds(1));
        recording
                .tracing
                .transaction("checkout")
                .expects("publish", expectation)
                .run(tx -> {
                    Step publish = tx.handOff("publish");
                    publish.inject(new Headers(), Headers.SETTER);
                    publish.complete();
                    publish.close();
                });
        recording.pass(Duration.ofSeconds(2));
        recording.tracing.handOffs().check();
        assertThat(heard).hasSize(1).allMatch(lost -> lost.carrier() == null);
        assertThat(recording.tracing.problems().count("Telling of an abandoned hand-off"))
                .isEqualTo(1);
    }
}
