package io.github.perfectlap.testkit.regression;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static io.github.perfectlap.testkit.TracingAssertions.step;
import static io.github.perfectlap.testkit.TracingAssertions.transaction;

import io.github.perfectlap.Transaction;
import io.github.perfectlap.testkit.CapturedTraces;
import io.github.perfectlap.testkit.StepExpectation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is as expected must pass, whatever the threads do. */
class UnchangedTest {

    private static final int CHILDREN = 8;

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Random random = new Random(20);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void hasTrace_childrenInRandomOrderOnFourThreads_passesEachOf1000Times() throws Exception {
        StepExpectation[] children = IntStream.range(0, CHILDREN)
                .mapToObj(index ->
                        step("step " + index % 3).attribute("number", index).with(step("inner")))
                .toArray(StepExpectation[]::new);
        for (int run = 0; run < 1_000; run++) {
            try (CapturedTraces traces = CapturedTraces.create()) {
                traces.tracing().transaction("checkout").run(this::inRandomOrder);
                assertThat(traces).hasTrace(transaction("checkout").with(children));
            }
        }
    }

    private void inRandomOrder(Transaction checkout) throws Exception {
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, CHILDREN).boxed().toList());
        Collections.shuffle(numbers, random);
        List<Future<?>> running = new ArrayList<>();
        for (int number : numbers) {
            running.add(threads.submit(() -> child(checkout, number)));
        }
        for (Future<?> each : running) {
            each.get();
        }
    }

    private static void child(Transaction checkout, int number) {
        checkout.run("step " + number % 3, step -> {
            step.attribute("number", number);
            step.step("inner", () -> {});
        });
    }
}
