package io.github.perfectlap.testkit.misuse;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Twenty places at which a test may leave something behind, each on a marked line. */
public final class Places {

    /** Calls what leaves something behind. */
    public interface Place {
        void reach(Runnable leak) throws Exception;
    }

    /** In the order of their lines. */
    public static List<Place> all() {
        return List.of(
                leak -> leak.run(), // place
                new Place() {
                    @Override
                    public void reach(Runnable leak) {
                        leak.run(); // place
                    }
                },
                leak -> new Constructed(leak),
                Places::inMethod,
                leak -> new Inner().method(leak),
                leak -> Stage.FIRST.enter(leak),
                leak -> new Value(leak),
                leak -> ((Defaulting) () -> leak).go(),
                leak -> recursive(3, leak),
                leak -> inCatch(leak),
                leak -> inFinally(leak),
                leak -> inLoop(leak),
                leak -> inSwitch(2, leak),
                leak -> generic(leak),
                leak -> varargs(leak, leak),
                leak -> inStream(leak),
                leak -> inFunction(leak),
                leak -> inThread(leak),
                leak -> inPool(leak),
                leak -> inFuture(leak));
    }

    private static final class Constructed {
        Constructed(Runnable leak) {
            leak.run(); // place
        }
    }

    private static void inMethod(Runnable leak) {
        leak.run(); // place
    }

    private static class Inner {
        synchronized void method(Runnable leak) {
            leak.run(); // place
        }
    }

    private enum Stage {
        FIRST {
            @Override
            void enter(Runnable leak) {
                leak.run(); // place
            }
        };

        abstract void enter(Runnable leak);
    }

    private record Value(Runnable leak) {
        Value {
            leak.run(); // place
        }
    }

    private interface Defaulting {
        Runnable leak();

        default void go() {
            leak().run(); // place
        }
    }

    private static void recursive(int depth, Runnable leak) {
        if (depth > 0) {
            recursive(depth - 1, leak);
            return;
        }
        leak.run(); // place
    }

    private static void inCatch(Runnable leak) {
        try {
            throw new IllegalStateException("declined");
        } catch (IllegalStateException declined) {
            leak.run(); // place
        }
    }

    private static void inFinally(Runnable leak) {
        try {
            inNothing();
        } finally {
            leak.run(); // place
        }
    }

    private static void inNothing() {}

    private static void inLoop(Runnable leak) {
        for (int round = 0; round < 2; round++) {
            if (round == 1) {
                leak.run(); // place
            }
        }
    }

    private static void inSwitch(int way, Runnable leak) {
        switch (way) {
            case 2 -> leak.run(); // place
            default -> throw new IllegalArgumentException("way " + way);
        }
    }

    private static <T extends Runnable> void generic(T leak) {
        leak.run(); // place
    }

    private static void varargs(Runnable... leaks) {
        leaks[leaks.length - 1].run(); // place
    }

    private static void inStream(Runnable leak) {
        Stream.of(leak).limit(1).forEach(each -> each.run()); // place
    }

    private static void inFunction(Runnable leak) {
        Function<Integer, Integer> twice = number -> {
            leak.run(); // place
            return 2 * number;
        };
        List<Integer> unused = IntStream.of(1).boxed().map(twice).toList();
    }

    private static void inThread(Runnable leak) throws InterruptedException {
        Thread thread = new Thread(() -> {
            leak.run(); // place
        });
        thread.start();
        thread.join();
    }

    private static void inPool(Runnable leak) throws Exception {
        var pool = Executors.newSingleThreadExecutor();
        var handedOn = io.opentelemetry.context.Context.current().wrap(() -> {
            leak.run(); // place
        });
        pool.submit(handedOn).get();
        pool.shutdown();
        pool.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES);
    }

    private static void inFuture(Runnable leak) {
        CompletableFuture.completedFuture(1)
                .thenAccept(one -> leak.run()) // place
                .join();
    }

    private Places() {}
}
