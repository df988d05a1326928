package io.github.perfectlap;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HandOffNotesTest {

    private static final ExpectedHandOff EXPECTED =
            ExpectedHandOff.of("checkout", "publish", Expectation.resumedWithin(Duration.ofNanos(10)));
    private static final int ROUNDS = 20_000;

    private final HandOffNotes notes = new HandOffNotes(3, 2);
    private final List<HandOffNote> givenUp = new ArrayList<>();

    @Test
    void takeRoom_moreThanThereIs_isRefusedUntilOneComesBack() {
        add(1);
        add(2);
        add(3);
        assertThat(notes.takeRoom()).isFalse();
        assertThat(notes.remove(id(2))).isNotNull();
        assertThat(notes.remove(id(2))).isNull();
        assertThat(notes.takeRoom()).isTrue();
        assertThat(notes.awaited()).isEqualTo(3);
    }

    @Test
    void giveUp_makesRoom_andRemembersTheLastOnes() {
        for (int micros = 1; micros <= 5; micros++) {
            add(micros);
            notes.giveUp(100L * micros, givenUp::add);
        }
        assertThat(givenUp).extracting(note -> note.id().micros()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(notes.awaited()).isZero();
        assertThat(notes.abandoned().map(note -> note.id().micros())).containsExactlyInAnyOrder(4L, 5L);
        assertThat(notes.remove(id(1))).isNull();
        assertThat(notes.remove(id(5))).matches(HandOffNote::isAbandoned);
    }

    @Test
    void giveUp_onesThatCameBack_takeNoRoomAmongTheLast() {
        add(1);
        notes.giveUp(100, givenUp::add);
        for (int micros = 2; micros <= 9; micros++) {
            add(micros);
            notes.giveUp(100L * micros, givenUp::add);
            assertThat(notes.remove(id(micros))).isNotNull();
        }
        assertThat(notes.remove(id(1))).isNotNull();
    }

    @Test
    void limit_itself_isInTime() {
        add(1);
        notes.giveUp(11, givenUp::add);
        assertThat(givenUp).isEmpty();
        notes.giveUp(12, givenUp::add);
        assertThat(givenUp).hasSize(1);
    }

    /** Each comes back as one that was reported, or is never reported. */
    @Test
    void giveUp_whileOthersComeBack_eachIsEither() throws Exception {
        HandOffNotes many = new HandOffNotes(ROUNDS, ROUNDS);
        for (int micros = 0; micros < ROUNDS; micros++) {
            assertThat(many.takeRoom()).isTrue();
            assertThat(many.add(note(micros))).isTrue();
        }
        AtomicInteger reported = new AtomicInteger();
        AtomicBoolean isOver = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        Thread watch = new Thread(() -> {
            for (long now = 11; !isOver.get(); now += 100) {
                many.giveUp(now, note -> reported.incrementAndGet());
                begun.countDown();
            }
        });
        watch.start();
        begun.await();
        int late = 0;
        for (int micros = ROUNDS - 1; micros >= 0; micros--) {
            HandOffNote note = requireNonNull(many.remove(id(micros)));
            late += note.isAbandoned() ? 1 : 0;
        }
        isOver.set(true);
        watch.join();
        assertThat(reported.get()).isEqualTo(late);
        assertThat(many.awaited()).isZero();
        assertThat(many.abandoned()).isEmpty();
    }

    private void add(int micros) {
        assertThat(notes.takeRoom()).isTrue();
        assertThat(notes.add(note(micros))).isTrue();
    }

    private static HandOffNote note(int micros) {
        return new HandOffNote(id(micros), EXPECTED, "checkout", micros, 1, false);
    }

    private static HandOffId id(long micros) {
        return new HandOffId(Expectation.Kind.RESUMED, 1, 2, micros);
    }
}
