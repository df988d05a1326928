package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EncodedBaggageTest {

    private final EncodedBaggage encoded = new EncodedBaggage();

    @Test
    void of_twoTenantsInTurn_eachHasItsOwn() {
        for (int round = 0; round < 3; round++) {
            assertThat(encoded.of(tenant("north pole")).header()).isEqualTo("tenant=north%20pole");
            assertThat(encoded.of(tenant("south")).header()).isEqualTo("tenant=south");
        }
    }

    @Test
    void of_equalBaggage_isEncodedOnce() {
        assertThat(encoded.of(tenant("north"))).isSameAs(encoded.of(tenant("north")));
    }

    @Test
    void of_membersOfAPassport_areNotBehindOne() {
        Baggage forged = tenant("north").toBuilder().put("lap.name", "forged").build();
        assertThat(encoded.of(forged).header()).contains("lap.name=forged");
        assertThat(encoded.of(forged).behind()).isEqualTo(",tenant=north");
        assertThat(encoded.of(forged).count()).isEqualTo(1);
    }

    @Test
    void of_muchBaggage_isNotKept() {
        Baggage much = tenant("x".repeat(3_000));
        assertThat(encoded.of(much)).isNotSameAs(encoded.of(much)).isEqualTo(encoded.of(much));
    }

    @Test
    void of_manyTenantsOnManyThreads_eachHasItsOwn() {
        long wrong = IntStream.range(0, 100_000)
                .parallel()
                .map(round -> round % 97)
                .filter(id -> !encoded.of(tenant("t" + id)).header().equals("tenant=t" + id))
                .count();
        assertThat(wrong).isZero();
    }

    private static Baggage tenant(String name) {
        return Baggage.builder().put("tenant", name).build();
    }
}
