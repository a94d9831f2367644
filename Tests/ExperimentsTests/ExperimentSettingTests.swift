import Experiments
import Testing

@Suite struct ExperimentSettingTests {
  @Test func `every setting of a text is named by its whole path`() {
    let text = """
      title: "pets, again"
      data: {size: [64, 64], labels: []}
      network:
        layers:
          - {conv: {channels: 16}}
          - relu
      train: {optimizer: {rate: 0.003}}
      """
    let settings = ExperimentSetting.all(in: text).map { "\($0.path)=\($0.value)" }
    #expect(
      settings == [
        "title=pets, again", "data.size=[64, 64]", "data.labels=[]",
        "network.layers.0.conv.channels=16", "network.layers.1=relu", "train.optimizer.rate=0.003",
      ])
  }

  @Test func `a text that is no YAML has no settings`() {
    #expect(ExperimentSetting.all(in: "a: [b").isEmpty)
    #expect(ExperimentSetting.all(in: "").isEmpty)
  }
}
