package io.github.perfectlap.report.otlp;

import static io.github.perfectlap.report.otlp.ProtoMessage.bytesTag;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.io.IOException;

/** What a request says once for many spans: where they were recorded, and by what. */
record Origin(String service, String release, String scope) {

    static final Origin UNKNOWN = new Origin("", "", "");

    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
    private static final AttributeKey<String> RELEASE = AttributeKey.stringKey("service.version");
    private static final int RESOURCE_ATTRIBUTE = bytesTag(1);
    private static final int SCOPE_NAME = bytesTag(1);

    static Origin of(Attributes resource, String scope) {
        String service = resource.get(SERVICE);
        String release = resource.get(RELEASE);
        return new Origin(service == null ? "" : service, release == null ? "" : release, scope);
    }

    Origin withResource(ProtoMessage resource) throws IOException {
        AttributesBuilder builder = Attributes.builder();
        resource.read((tag, field) -> {
            if (tag != RESOURCE_ATTRIBUTE) {
                return false;
            }
            ValueReader.readAttribute(field.message(), builder);
            return true;
        });
        return of(builder.build(), scope);
    }

    Origin withScope(ProtoMessage scopeMessage) throws IOException {
        String[] name = {""};
        scopeMessage.read((tag, field) -> {
            if (tag != SCOPE_NAME) {
                return false;
            }
            name[0] = field.in().readString();
            return true;
        });
        return new Origin(service, release, name[0]);
    }
}
