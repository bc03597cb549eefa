package dev.crewx.http.edge;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Puts an edge into the pipeline of every connection. */
@Singleton
final class EdgeInstaller implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private final Provider<EdgeParts> parts;

    EdgeInstaller(Provider<EdgeParts> parts) {
        this.parts = parts;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        // Asked for now: a server whose edge cannot be made must not start.
        event.getBean().register(new Customizer(parts.get(), null));
        return event.getBean();
    }

    private record Customizer(EdgeParts parts, @Nullable Channel channel) implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel connection, ChannelRole role) {
            return new Customizer(parts, connection);
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (channel == null) {
                return;
            }
            Patience patience = new Patience(parts.settings(), channel);
            channel.pipeline()
                    .addFirst(new Wire(patience))
                    .addAfter(
                            ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                            "crewx-edge",
                            new ConnectionEdge(parts, patience, parts.clients().peer(channel.remoteAddress())));
        }
    }
}
