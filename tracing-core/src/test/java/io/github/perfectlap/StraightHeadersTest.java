package io.github.perfectlap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that are read and written straight are what the propagators themselves would have made of them. */
class StraightHeadersTest {

    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String PASSPORT = "lap.name=place%20order,lap.start=1795338000000000,lap.hop=1,lap.sent=17";

    private final TextMapPropagator w3c =
            TextMapPropagator.composite(W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance());
    private final Recording straight = new Recording(w3c);
    private final Recording asked = new Recording(new Around(w3c));

    @ParameterizedTest
    @MethodSource("baggages")
    void extract_baggage_isReadAsThePropagatorsDo(String baggage) {
        Headers message = new Headers().set("traceparent", TRACEPARENT).set("baggage", baggage);
        for (int round = 0; round < 3; round++) {
            assertThat(read(straight, message)).isEqualTo(read(asked, message));
        }
    }

    static List<String> baggages() {
        return List.of(
                PASSPORT,
                PASSPORT + ",lap.release=1.0",
                PASSPORT + ",lap.release=1.0,lap.keep=1,tenant=north",
                PASSPORT + ",lap.keep=1",
                PASSPORT + ",lap.keep=1" + others(58),
                PASSPORT + ",lap.keep=1" + others(59),
                PASSPORT + ",lap.keep=10",
                PASSPORT + ",lap.keep=0,tenant=north",
                PASSPORT + ",lap.keep=1,lap.keep=0",
                "lap.keep=1," + PASSPORT,
                PASSPORT + ",lap.release=" + "9".repeat(40),
                PASSPORT + ",lap.release=%E2%80%A8%00",
                PASSPORT + ",lap.release=1.0,tenant=north%20pole,plan=gold",
                PASSPORT + ",tenant=north;ttl=5,tenant=south",
                PASSPORT + ",tenant=north,lap.name=other",
                PASSPORT + ",tenant=north,lap.hop=1",
                PASSPORT + ", tenant = north ,,",
                PASSPORT + ",bad=%zz,tenant=north",
                PASSPORT + "9".repeat(20),
                PASSPORT + ";x,tenant=north",
                PASSPORT + " ,tenant=north",
                PASSPORT + ",",
                PASSPORT + ",lap.release=",
                PASSPORT + ",k=" + "v".repeat(8_100),
                PASSPORT + others(58),
                PASSPORT + others(59),
                PASSPORT + others(70),
                PASSPORT.replace("hop=1", "hop=0001"),
                PASSPORT.replace("hop=1", "hop=0"),
                PASSPORT.replace("hop=1", "hop=1000"),
                PASSPORT.replace("hop=1", "hop=-1"),
                PASSPORT.replace("%20", "%0d"),
                PASSPORT.replace("%20", "%2"),
                PASSPORT.replace("%20", "%ff"),
                PASSPORT.replace("place%20order", "n".repeat(80)),
                PASSPORT.replace("place%20order", ""),
                "tenant=north," + PASSPORT,
                "tenant=north",
                ",",
                "");
    }

    private static String others(int count) {
        return IntStream.range(0, count).mapToObj(i -> ",k" + i + "=v").collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TRACEPARENT,
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-03",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-ff",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0g",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0A",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void extract_traceparent_isReadAsThePropagatorsDo(String traceparent) {
        Headers message = new Headers().set("traceparent", traceparent).set("baggage", PASSPORT);
        assertThat(read(straight, message)).isEqualTo(read(asked, message));
        assertThat(read(straight, message.without("baggage"))).isEqualTo(read(asked, message));
    }

    @Test
    void extract_nextMessageDiffers_isReadAsItIsNow() {
        Headers message = new Headers().set("traceparent", TRACEPARENT);
        for (int round = 0; round < 1_000; round++) {
            String tenant = "t" + round % 50;
            message.set("baggage", PASSPORT.replace("hop=1", "hop=" + (1 + round % 9)) + ",tenant=" + tenant);
            Context context = straight.tracing.propagator().extract(Context.root(), message, message);
            assertThat(Baggage.fromContext(context).getEntryValue("tenant")).isEqualTo(tenant);
            assertThat(passport(context)).extracting(Passport::hop).isEqualTo(1 + round % 9);
        }
    }

    @Test
    void extract_tracestate_isKept() {
        Headers message = new Headers()
                .set("traceparent", TRACEPARENT)
                .set("baggage", PASSPORT)
                .set("tracestate", "a=1");
        assertThat(read(straight, message)).isEqualTo(read(asked, message)).contains("[a, 1]");
    }

    @Test
    void inject_asTextOrAsBytes_isWhatThePropagatorsWrite() {
        Baggage own = Baggage.builder()
                .put("note", "call before noon")
                .put("lap.hop", "7")
                .put("tenant", "north")
                .build();
        Map<String, String> wanted = injected(asked, own, new TextHeaders());
        for (int round = 0; round < 3; round++) {
            assertThat(injected(straight, own, new TextHeaders())).isEqualTo(wanted);
            assertThat(injected(straight, own, new ByteHeaders())).isEqualTo(wanted);
        }
    }

    @Test
    void inject_otherTenantNext_carriesThatOne() {
        for (int round = 0; round < 1_000; round++) {
            String tenant = "t" + round % 50;
            Baggage own = Baggage.builder().put("tenant", tenant).build();
            assertThat(injected(straight, own, new TextHeaders()).get("baggage"))
                    .endsWith(",tenant=" + tenant);
        }
    }

    @Test
    void bytes_ofAPassport_areItsHeader() {
        for (long time : List.of(0L, 9L, 10L, 99L, 100L, 999_999_999_999_999_999L)) {
            Passport released = new Passport("place order", time, "1.0", 999, time);
            Passport other = new Passport("checkout", time, "", 1, 0);
            assertThat(new String(released.keeping().bytes(",a=b"), UTF_8))
                    .isEqualTo(released.keeping().header(",a=b"));
            assertThat(new String(released.bytes(",a=b"), UTF_8)).isEqualTo(released.header(",a=b"));
            assertThat(new String(other.bytes(""), UTF_8)).isEqualTo(other.header());
        }
    }

    private static String read(Recording recording, Headers message) {
        Context context = recording.tracing.propagator().extract(Context.root(), message, message);
        return Span.fromContext(context).getSpanContext() + " " + Baggage.fromContext(context) + " " + problem(context)
                + " " + header(passport(context));
    }

    private static @Nullable Passport passport(Context context) {
        return Arrival.of(context).passport();
    }

    private static @Nullable String problem(Context context) {
        return Arrival.of(context).problem();
    }

    private static String header(@Nullable Passport passport) {
        return passport == null ? "none" : passport.header();
    }

    /** What is written of a trace that is the same for all. */
    private static Map<String, String> injected(Recording recording, Baggage own, TextHeaders setter) {
        Headers sent = new Headers().set("traceparent", TRACEPARENT).set("baggage", PASSPORT);
        Context arrived = recording.tracing.propagator().extract(Context.root(), sent, sent);
        Map<String, String> written = new LinkedHashMap<>();
        recording.tracing.propagator().inject(arrived.with(own), written, setter);
        return written;
    }

    private static class TextHeaders implements TextMapSetter<Map<String, String>> {

        @Override
        public void set(@Nullable Map<String, String> carrier, String key, String value) {
            if (carrier != null) {
                carrier.put(key, value);
            }
        }
    }

    private static final class ByteHeaders extends TextHeaders implements BytesSetter<Map<String, String>> {

        @Override
        public void set(@Nullable Map<String, String> carrier, String key, byte[] value) {
            set(carrier, key, new String(value, UTF_8));
        }
    }
}
