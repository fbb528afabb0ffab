package io.pitot.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pitot.cli.analysis.Place;
import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.Site;
import io.pitot.cli.analysis.Sources;
import io.pitot.dump.Finding;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a finding is, in SARIF: file and line if the file was found, class and method if known, and the chain of calls. */
final class SarifLocations {

    private final JsonGenerator json;
    private final Sources sources;

    SarifLocations(JsonGenerator json, Sources sources) {
        this.json = json;
        this.sources = sources;
    }

    void write(Finding finding, @Nullable Site site) throws IOException {
        json.writeArrayFieldStart("locations");
        if (site == null) {
            json.writeStartObject();
            // What is no place in the code is a pool, an endpoint, a JVM.
            String name = finding.endpoint().isEmpty() ? finding.subject() : finding.endpoint();
            writeLogical(name, name, "resource");
            json.writeEndObject();
        } else {
            write(site.innermost());
        }
        json.writeEndArray();
        if (site != null && site.places().size() > 1) {
            writeStack(site);
        }
    }

    /** The lines of loops that are inside the one that is the finding, each with what it runs. */
    void writeRelated(List<RankedFinding.Loop> loops) throws IOException {
        List<RankedFinding.Loop> placed = loops.stream()
                .filter(loop -> loop.site() != null && (!sources.wanted() || sources.of(loop.site()) != null))
                .toList();
        if (placed.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("relatedLocations");
        for (int i = 0; i < placed.size(); i++) {
            json.writeStartObject();
            json.writeNumberField("id", i);
            writeFields(Objects.requireNonNull(placed.get(i).site()).innermost());
            SarifText.message(
                    json, SafeText.clean(LoopTree.name(placed.get(i).finding()), false) + ", inside the loop");
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeStack(Site site) throws IOException {
        json.writeArrayFieldStart("stacks");
        json.writeStartObject();
        json.writeArrayFieldStart("frames");
        for (Place place : site.places()) {
            json.writeStartObject();
            json.writeFieldName("location");
            write(place);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void write(Place place) throws IOException {
        json.writeStartObject();
        writeFields(place);
        json.writeEndObject();
    }

    private void writeFields(Place place) throws IOException {
        Sources.@Nullable Span span = sources.of(place);
        if (span != null) {
            json.writeObjectFieldStart("physicalLocation");
            json.writeObjectFieldStart("artifactLocation");
            json.writeStringField("uri", uri(span.file()));
            json.writeEndObject();
            json.writeObjectFieldStart("region");
            json.writeNumberField("startLine", span.line());
            json.writeNumberField("startColumn", span.startColumn());
            json.writeNumberField("endLine", span.line());
            json.writeNumberField("endColumn", span.endColumn());
            json.writeEndObject();
            json.writeEndObject();
        }
        writeLogical(place.method(), place.type() + "." + place.method(), "function");
    }

    private void writeLogical(String name, String qualified, String kind) throws IOException {
        json.writeArrayFieldStart("logicalLocations");
        json.writeStartObject();
        json.writeStringField("name", SafeText.clean(name, false));
        json.writeStringField("fullyQualifiedName", SafeText.clean(qualified, false));
        json.writeStringField("kind", kind);
        json.writeEndObject();
        json.writeEndArray();
    }

    static String uri(String file) {
        try {
            // "./" keeps a colon in the first name from being read as a scheme, and is dropped again.
            return new URI(null, null, "./" + file, null).toASCIIString().substring(2);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
