package io.github.perfectlap.testkit.contract;

/** Headers as another process might write them. */
final class Foreign {

    static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    static final String SPAN = "b7ad6b7169203331";
    static final String TRACEPARENT = "00-" + TRACE + "-" + SPAN + "-01";
    static final String PASSPORT = "lap.name=checkout,lap.start=1,lap.hop=1,lap.sent=2";

    private Foreign() {}
}
