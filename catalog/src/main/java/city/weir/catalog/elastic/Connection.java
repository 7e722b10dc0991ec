package city.weir.catalog.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;

/** Opens connections to Elasticsearch. */
final class Connection {
  private static final int CONNECT_MILLIS = 5_000;

  private Connection() {}

  static ElasticsearchClient open(ElasticServers servers) throws IOException {
    RestClientBuilder builder =
        RestClient.builder(
            servers.addresses().stream().map(Connection::host).toArray(HttpHost[]::new));
    String login = servers.login().header();
    if (login != null) {
      builder.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", login)});
    }
    builder.setRequestConfigCallback(
        request ->
            request
                .setConnectTimeout(CONNECT_MILLIS)
                .setSocketTimeout((int) servers.timeout().toMillis()));
    if (servers.authority() != null) {
      SSLContext trusting = trusting(servers.authority());
      builder.setHttpClientConfigCallback(http -> http.setSSLContext(trusting));
    }
    // Fields of a newer version of this program are none of ours.
    ObjectMapper mapper =
        new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    return new ElasticsearchClient(
        new RestClientTransport(builder.build(), new JacksonJsonpMapper(mapper)));
  }

  private static HttpHost host(URI address) {
    int port = address.getPort() == -1 ? 9200 : address.getPort();
    return new HttpHost(address.getHost(), port, address.getScheme());
  }

  private static SSLContext trusting(Path authority) throws IOException {
    try (InputStream in = Files.newInputStream(authority)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("authority-" + number++, one);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "Cannot use the certificates in %s (PEM is expected): %s"
              .formatted(authority, e.getMessage()),
          e);
    }
  }
}
