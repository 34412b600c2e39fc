// The registry that holds QuizBot's image. It comes first, because the image has to be there before main.bicep can start it.
targetScope = 'resourceGroup'

@description('Name of the registry, unique in all of Azure: 5 to 50 letters and digits.')
@minLength(5)
@maxLength(50)
param registryName string = 'quizbot${uniqueString(resourceGroup().id)}'

@description('Where it is made.')
param location string = resourceGroup().location

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: registryName
  location: location
  sku: {
    name: 'Basic'
  }
  properties: {
    adminUserEnabled: false
  }
}

@description('For main.bicep.')
output registryName string = registry.name

@description('For `dotnet publish -p:ContainerRegistry=`.')
output loginServer string = registry.properties.loginServer
