package io.github.perfectlap.testkit.contract;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Step;
import io.github.perfectlap.TransactionBuilder;
import io.github.perfectlap.context.MapCarrier;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class MapContractTest extends CarrierContract<Map<String, String>> {

    @Override
    protected Map<String, String> send(Step from) {
        return copy(Map.of(), from);
    }

    @Override
    protected Map<String, String> copy(Map<String, String> received, Step from) {
        Map<String, String> headers = new TreeMap<>(received);
        MapCarrier.inject(from, headers);
        return headers;
    }

    @Override
    protected Map<String, String> withHeaders(Map<String, String> headers) {
        return headers;
    }

    @Override
    protected List<String> values(Map<String, String> message, String header) {
        return message.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(header))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    protected TransactionBuilder resume(BusinessTransaction definition, Map<String, String> message) {
        return MapCarrier.resume(definition, message);
    }
}
