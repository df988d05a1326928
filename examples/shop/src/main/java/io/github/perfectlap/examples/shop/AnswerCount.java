package io.github.perfectlap.examples.shop;

import java.util.List;

/** What the storefront answered to all orders. */
record AnswerCount(long paid, long publishedLater, long declined, long outOfStock) {

    static AnswerCount of(List<Integer> answers) {
        return new AnswerCount(count(answers, 201), count(answers, 202), count(answers, 402), count(answers, 409));
    }

    /** How many are shipped when all is done. */
    long toBeShipped() {
        return paid - Load.LOST + Load.LEGACY;
    }

    private static long count(List<Integer> answers, int status) {
        return answers.stream().filter(answer -> answer == status).count();
    }

    @Override
    public String toString() {
        return "Orders: %d paid, %d paid and published later, %d declined, %d out of stock; messages without passport: %d"
                .formatted(paid, publishedLater, declined, outOfStock, Load.LEGACY);
    }
}
