package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.IdTable;
import io.pitot.dump.ResponseUse;
import java.util.List;

/** What the headers of each endpoint's responses say. */
public final class ResponseUses {

    /** A smaller body fits into one packet, compressed or not. */
    private static final long SMALL = 1_024;

    /** Sums over the responses of one endpoint. */
    private static final class Sums {
        final int endpoint;
        long responses;
        long bytes;
        long uncompressed;
        long uncompressedBytes;
        long unvalidated;
        long unvalidatedBytes;
        long personal;
        long sizes;

        Sums(int endpoint) {
            this.endpoint = endpoint;
        }
    }

    private final IdTable<Sums> endpoints = new IdTable<>(DumpIds.NO_REQUEST, Sums::new);

    /** Adds a finished request, if the headers of its response were looked at. */
    public void add(RequestEvents request) {
        int flags = request.flags();
        long bytes = request.bytesOut();
        if ((flags & EventLayout.FLAG_HEADERS) == 0 || bytes < 0) {
            return;
        }
        Sums sums = endpoints.at(request.endpoint());
        sums.responses++;
        sums.bytes += bytes;
        if (bytes <= SMALL || request.failed()) {
            return;
        }
        if ((flags & EventLayout.FLAG_UNCOMPRESSED) != 0) {
            sums.uncompressed++;
            sums.uncompressedBytes += bytes;
        }
        if ((flags & EventLayout.FLAG_UNVALIDATED) != 0) {
            sums.unvalidated++;
            sums.unvalidatedBytes += bytes;
            sums.personal += (flags & EventLayout.FLAG_PERSONAL) != 0 ? 1 : 0;
            sums.sizes |= ResponseUse.sizeBit(bytes);
        }
    }

    /** The uses, ordered by endpoint. */
    public List<ResponseUse> named(DumpIds ids) {
        return endpoints.named(sums -> ids.endpoint(sums.endpoint), sums -> use(sums, ids));
    }

    private static ResponseUse use(Sums sums, DumpIds ids) {
        return new ResponseUse(
                ids.endpoint(sums.endpoint),
                sums.responses,
                sums.bytes,
                sums.uncompressed,
                sums.uncompressedBytes,
                sums.unvalidated,
                sums.unvalidatedBytes,
                sums.personal,
                sums.sizes);
    }
}
