package io.github.perfectlap.examples.messaging;

import org.apache.pulsar.client.api.Schema;
import org.apache.pulsar.common.schema.SchemaInfo;

/** A schema that can't write what it is given. */
record Broken(RuntimeException failure) implements Schema<String> {

    @Override
    public byte[] encode(String message) {
        throw failure;
    }

    @Override
    public SchemaInfo getSchemaInfo() {
        return Schema.STRING.getSchemaInfo();
    }

    @Override
    @SuppressWarnings({"MethodDoesntCallSuperMethod", "NoClone"})
    public Schema<String> clone() {
        return this;
    }
}
